// glibc's figures of the heap, which the module map of Glibc leaves out.
#pragma once
#include <malloc.h>
