// zlib, for documents that are stored compressed. libxml2 needs it as well, so it costs no start.
#pragma once

#include <zlib.h>

// `inflateInit2` is a macro, which Swift does not see. 16 more than the largest window: gzip alone (zlib.h).
static inline int czlib_begin_gzip(z_stream *stream) { return inflateInit2(stream, 16 + MAX_WBITS); }
