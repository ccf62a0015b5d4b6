// Data compiled into the binary and used in place: nothing is parsed at start.
#pragma once
#include <stddef.h>
#include <stdint.h>

// Made by Data/build-gazetteer.py, which describes the layout. Valid as long as the process lives.
const uint8_t *models_gazetteer_bytes(void);
size_t models_gazetteer_length(void);

// Made by `lab clusters`; described in WordClusters.swift.
const uint8_t *models_clusters_bytes(void);
size_t models_clusters_length(void);

// Made by `lab train`; described in TagWeights.swift.
const uint8_t *models_tagger_bytes(void);
size_t models_tagger_length(void);

// Asks for a line of memory that is looked at soon. Never faults, wherever it points. Swift has no way to say it.
static inline void models_prefetch(const void *place) { __builtin_prefetch(place); }

// Made by `lab train-roles`; described in RoleWeights.swift.
const uint8_t *models_roles_bytes(void);
size_t models_roles_length(void);

// Made by Data/build-languages.py, which describes the layout.
const uint8_t *models_languages_bytes(void);
size_t models_languages_length(void);

// Made by `lab background`; described in BackgroundFrequency.swift.
const uint8_t *models_background_bytes(void);
size_t models_background_length(void);

// Made by Data/build-stop-words.py, which describes the layout.
const uint8_t *models_stop_words_bytes(void);
size_t models_stop_words_length(void);
