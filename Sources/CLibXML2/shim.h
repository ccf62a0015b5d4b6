// The parts of libxml2 that the reader uses: the HTML parser, its SAX
// interface, and the table of encodings.
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

// libxml2 prints what it finds wrong to standard error, that is onto the screen, unless the thread says otherwise.
static void clibxml2_ignore(void *context, const char *message, ...) {
  (void)context;
  (void)message;
}
static inline void clibxml2_be_silent(void) { xmlSetGenericErrorFunc(NULL, clibxml2_ignore); }
