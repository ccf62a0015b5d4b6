// What Swift cannot import from libxml2: function-like macros and the
// xmlFree function pointer, a mutable global that Swift 6 refuses.
#pragma once

#include <libxml/xmlversion.h>
// Where libxml2 is built with ICU its headers bring ICU's along, which clash
// with the other ICU in Foundation. Only the end of a structure that is never
// looked into differs.
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/encoding.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

static inline void clibxml2_free(void *memory) { xmlFree(memory); }
