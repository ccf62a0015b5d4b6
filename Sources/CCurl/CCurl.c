#define _GNU_SOURCE  // SOCK_CLOEXEC
// The checking macros of curl's header would call curl_easy_setopt itself.
#define CURL_DISABLE_TYPECHECK
#include "include/CCurl.h"
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>

#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt

// Every function that is used, once: its type comes from curl's header.
#define FUNCTIONS(X)                                                                                             \
  X(curl_global_init) X(curl_version_info) X(curl_easy_init) X(curl_easy_cleanup) X(curl_easy_reset)             \
  X(curl_easy_setopt) X(curl_easy_getinfo) X(curl_easy_strerror) X(curl_slist_append) X(curl_slist_free_all)     \
  X(curl_multi_init) X(curl_multi_cleanup) X(curl_multi_setopt) X(curl_multi_add_handle)                         \
  X(curl_multi_remove_handle) X(curl_multi_perform) X(curl_multi_poll) X(curl_multi_info_read) X(curl_url)       \
  X(curl_url_cleanup) X(curl_url_set) X(curl_url_get) X(curl_free)

#define DECLARE(name) static __typeof__(&name) loaded_##name;
FUNCTIONS(DECLARE)
#undef DECLARE

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char problem[256];
static const curl_version_info_data *version;

static void load(void) {
  // Never closed: libcurl's threads that look up names may outlive every handle.
  void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  if (library == NULL) {
    const char *reason = dlerror();
    snprintf(problem, sizeof problem, "%s", reason == NULL ? "libcurl.so.4 cannot be loaded" : reason);
    return;
  }
#define FIND(name)                                                                          \
  if ((loaded_##name = (__typeof__(loaded_##name))dlsym(library, #name)) == NULL) {         \
    snprintf(problem, sizeof problem, "libcurl.so.4 is too old: it has no %s", #name);      \
    return;                                                                                 \
  }
  FUNCTIONS(FIND)
#undef FIND
  if (loaded_curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
    snprintf(problem, sizeof problem, "libcurl.so.4 cannot be initialised");
    return;
  }
  const curl_version_info_data *info = loaded_curl_version_info(CURLVERSION_NOW);
  if (info->version_num < 0x075500) {
    snprintf(problem, sizeof problem, "libcurl.so.4 is too old: 7.85.0 is needed, here is %s", info->version);
    return;
  }
  version = info;
}

const char *ccurl_load(void) {
  pthread_once(&once, load);
  return version == NULL ? problem : NULL;
}

const char *ccurl_version(void) { return ccurl_load() == NULL ? version->version : NULL; }
int ccurl_features(void) { return ccurl_load() == NULL ? version->features : 0; }

// SIGPIPE belongs to the thread that wrote; what was already pending stays so.
struct pipe_guard {
  sigset_t before;
  int was_pending;
};

static struct pipe_guard hold_pipe(void) {
  struct pipe_guard guard;
  sigset_t set;
  sigpending(&set);
  guard.was_pending = sigismember(&set, SIGPIPE);
  sigemptyset(&set);
  sigaddset(&set, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &set, &guard.before);
  return guard;
}

static void release_pipe(struct pipe_guard guard) {
  if (!guard.was_pending) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    const struct timespec now = {0, 0};
    while (sigtimedwait(&set, NULL, &now) < 0 && errno == EINTR) {
    }
  }
  pthread_sigmask(SIG_SETMASK, &guard.before, NULL);
}

CURL *ccurl_open(void) { return loaded_curl_easy_init(); }

void ccurl_close(CURL *handle) {
  struct pipe_guard guard = hold_pipe();
  loaded_curl_easy_cleanup(handle);
  release_pipe(guard);
}

void ccurl_reset(CURL *handle) { loaded_curl_easy_reset(handle); }

CURLcode ccurl_set_number(CURL *handle, CURLoption option, long value) {
  return loaded_curl_easy_setopt(handle, option, value);
}

CURLcode ccurl_set_size(CURL *handle, CURLoption option, int64_t value) {
  return loaded_curl_easy_setopt(handle, option, (curl_off_t)value);
}

CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value) {
  return loaded_curl_easy_setopt(handle, option, value);
}

CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return loaded_curl_easy_setopt(handle, option, value);
}

CURLcode ccurl_set_error_buffer(CURL *handle, char *buffer) {
  return loaded_curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, buffer);
}

CURLcode ccurl_set_callbacks(
    CURL *handle, void *context, ccurl_receiver header, ccurl_receiver body, ccurl_opener opener) {
  CURLcode code = loaded_curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, header);
  if (code == CURLE_OK) code = loaded_curl_easy_setopt(handle, CURLOPT_HEADERDATA, context);
  if (code == CURLE_OK) code = loaded_curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, body);
  if (code == CURLE_OK) code = loaded_curl_easy_setopt(handle, CURLOPT_WRITEDATA, context);
  if (code == CURLE_OK) code = loaded_curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, opener);
  if (code == CURLE_OK) code = loaded_curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, context);
  return code;
}

curl_socket_t ccurl_socket(const struct curl_sockaddr *address) {
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

const struct sockaddr *ccurl_address(const struct curl_sockaddr *address) { return &address->addr; }

long ccurl_number(CURL *handle, CURLINFO info) {
  long value = 0;
  loaded_curl_easy_getinfo(handle, info, &value);
  return value;
}

int64_t ccurl_size(CURL *handle, CURLINFO info) {
  curl_off_t value = 0;
  loaded_curl_easy_getinfo(handle, info, &value);
  return value;
}

const char *ccurl_message(CURLcode code) { return loaded_curl_easy_strerror(code); }

struct curl_slist *ccurl_append(struct curl_slist *list, const char *text) {
  return loaded_curl_slist_append(list, text);
}

void ccurl_free_list(struct curl_slist *list) { loaded_curl_slist_free_all(list); }

CURLM *ccurl_open_multi(long connections) {
  CURLM *multi = loaded_curl_multi_init();
  if (multi != NULL) loaded_curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, connections);
  return multi;
}

void ccurl_close_multi(CURLM *multi) {
  struct pipe_guard guard = hold_pipe();
  loaded_curl_multi_cleanup(multi);
  release_pipe(guard);
}

CURLMcode ccurl_add(CURLM *multi, CURL *handle) {
  struct pipe_guard guard = hold_pipe();
  CURLMcode code = loaded_curl_multi_add_handle(multi, handle);
  release_pipe(guard);
  return code;
}

void ccurl_remove(CURLM *multi, CURL *handle) {
  struct pipe_guard guard = hold_pipe();
  loaded_curl_multi_remove_handle(multi, handle);
  release_pipe(guard);
}

int ccurl_perform(CURLM *multi, CURLcode *result) {
  struct pipe_guard guard = hold_pipe();
  int running = 0;
  CURLMcode code = loaded_curl_multi_perform(multi, &running);
  release_pipe(guard);
  if (code != CURLM_OK) {
    *result = code == CURLM_OUT_OF_MEMORY ? CURLE_OUT_OF_MEMORY : CURLE_FAILED_INIT;
    return 1;
  }
  int left = 0;
  for (CURLMsg *message; (message = loaded_curl_multi_info_read(multi, &left)) != NULL;) {
    if (message->msg != CURLMSG_DONE) continue;
    *result = message->data.result;
    return 1;
  }
  return 0;
}

void ccurl_wait(CURLM *multi, int milliseconds) { loaded_curl_multi_poll(multi, NULL, 0, milliseconds, NULL); }

CURLU *ccurl_open_url(void) { return loaded_curl_url(); }
void ccurl_close_url(CURLU *url) { loaded_curl_url_cleanup(url); }

CURLUcode ccurl_set_part(CURLU *url, CURLUPart part, const char *text, unsigned int flags) {
  return loaded_curl_url_set(url, part, text, flags);
}

char *ccurl_part(CURLU *url, CURLUPart part, unsigned int flags) {
  char *text = NULL;
  return loaded_curl_url_get(url, part, &text, flags) == CURLUE_OK ? text : NULL;
}

void ccurl_free(char *text) { loaded_curl_free(text); }
