// libvterm, the independent terminal emulator of the end-to-end tests.
#pragma once
#include <vterm.h>

// Swift imports no C unions by name: a palette index, or -1 for the terminal's own colour, or -2 for a direct one.
static inline int cvterm_foreground(const VTermScreenCell *cell) {
  if (VTERM_COLOR_IS_DEFAULT_FG(&cell->fg)) return -1;
  return VTERM_COLOR_IS_INDEXED(&cell->fg) ? cell->fg.indexed.idx : -2;
}
static inline int cvterm_background(const VTermScreenCell *cell) {
  if (VTERM_COLOR_IS_DEFAULT_BG(&cell->bg)) return -1;
  return VTERM_COLOR_IS_INDEXED(&cell->bg) ? cell->bg.indexed.idx : -2;
}
static inline int cvterm_is_bold(const VTermScreenCell *cell) { return cell->attrs.bold != 0; }
static inline int cvterm_is_underlined(const VTermScreenCell *cell) { return cell->attrs.underline != 0; }
static inline int cvterm_is_reversed(const VTermScreenCell *cell) { return cell->attrs.reverse != 0; }

/// What the emulator has been told of itself, besides what stands on its screen.
struct cvterm_modes {
  int cursor_is_visible;
  int is_alternate;
  int title_changes;
  int bells;
  int mouse;
};

static inline int cvterm_note_property(VTermProp property, VTermValue *value, void *user) {
  struct cvterm_modes *modes = user;
  switch (property) {
    case VTERM_PROP_CURSORVISIBLE: modes->cursor_is_visible = value->boolean; break;
    case VTERM_PROP_ALTSCREEN: modes->is_alternate = value->boolean; break;
    case VTERM_PROP_TITLE:
    case VTERM_PROP_ICONNAME: modes->title_changes++; break;
    case VTERM_PROP_MOUSE: modes->mouse = value->number; break;
    default: break;
  }
  return 1;
}
static inline int cvterm_note_bell(void *user) {
  ((struct cvterm_modes *)user)->bells++;
  return 1;
}
static const VTermScreenCallbacks cvterm_callbacks = {
  .settermprop = cvterm_note_property,
  .bell = cvterm_note_bell,
};

/// An emulator that writes into `modes`, which must outlive it.
static inline VTerm *cvterm_new(int rows, int columns, struct cvterm_modes *modes) {
  VTerm *terminal = vterm_new(rows, columns);
  if (terminal == NULL) return NULL;
  vterm_set_utf8(terminal, 1);
  VTermScreen *screen = vterm_obtain_screen(terminal);
  vterm_screen_enable_altscreen(screen, 1);
  vterm_screen_set_callbacks(screen, &cvterm_callbacks, modes);
  vterm_screen_reset(screen, 1);
  return terminal;
}

// <stdlib.h> hides these without _XOPEN_SOURCE, which Swift's Glibc module is built without.
extern int posix_openpt(int flags);
extern int grantpt(int descriptor);
extern int unlockpt(int descriptor);
extern char *ptsname(int descriptor);
// Hidden without _XOPEN_SOURCE; the columns of a character in the locale of the thread.
extern int wcwidth(wchar_t c);
static inline int cvterm_wcwidth(uint32_t c) { return wcwidth((wchar_t)c); }

