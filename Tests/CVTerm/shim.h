// libvterm, the independent terminal emulator of the end-to-end tests.
#pragma once
#include <vterm.h>
