#include "CModels.h"

// Aligned so that every section of the file is.
static const _Alignas(16) uint8_t gazetteer[] = {
#embed "gazetteer.bin"
};

static const _Alignas(16) uint8_t clusters[] = {
#embed "clusters.bin"
};

static const _Alignas(16) uint8_t tagger[] = {
#embed "tagger.bin"
};

static const _Alignas(16) uint8_t roles[] = {
#embed "roles.bin"
};

static const _Alignas(16) uint8_t languages[] = {
#embed "languages.bin"
};

static const _Alignas(16) uint8_t background[] = {
#embed "background.bin"
};

static const _Alignas(16) uint8_t stop_words[] = {
#embed "stop-words.bin"
};

const uint8_t *models_gazetteer_bytes(void) { return gazetteer; }
size_t models_gazetteer_length(void) { return sizeof gazetteer; }

const uint8_t *models_clusters_bytes(void) { return clusters; }
size_t models_clusters_length(void) { return sizeof clusters; }

const uint8_t *models_tagger_bytes(void) { return tagger; }
size_t models_tagger_length(void) { return sizeof tagger; }

const uint8_t *models_roles_bytes(void) { return roles; }
size_t models_roles_length(void) { return sizeof roles; }

const uint8_t *models_languages_bytes(void) { return languages; }
size_t models_languages_length(void) { return sizeof languages; }

const uint8_t *models_background_bytes(void) { return background; }
size_t models_background_length(void) { return sizeof background; }

const uint8_t *models_stop_words_bytes(void) { return stop_words; }
size_t models_stop_words_length(void) { return sizeof stop_words; }
