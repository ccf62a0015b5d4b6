#include "CModels.h"

// Aligned so that every section of the file is.
static const _Alignas(16) uint8_t gazetteer[] = {
#embed "gazetteer.bin"
};

const uint8_t *models_gazetteer_bytes(void) { return gazetteer; }
size_t models_gazetteer_length(void) { return sizeof gazetteer; }
