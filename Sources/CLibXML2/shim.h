// What Swift cannot import from libxml2: function-like macros and the
// xmlFree function pointer, a mutable global that Swift 6 refuses.
#pragma once

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

static inline void clibxml2_free(void *memory) { xmlFree(memory); }
