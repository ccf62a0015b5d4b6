// Data compiled into the binary and used in place: nothing is parsed at start.
#pragma once
#include <stddef.h>
