// libcurl, loaded at the first use: its thirty libraries would cost every start of the program 5 to 10 ms. It is
// compiled against curl's own header, whose variadic functions Swift cannot import; hence a wrapper for every type.
#pragma once
#include <curl/curl.h>
#include <stdint.h>
#include <sys/socket.h>

// Newer than the oldest header that is read here; older libraries leave the flag alone.
#ifndef CURLU_PUNYCODE
#define CURLU_PUNYCODE (1 << 12)
#endif

/// Loads and initialises the library once, from any thread. NULL, or what the dynamic linker says is missing.
const char *_Nullable ccurl_load(void);
/// Such as “7.88.1”. NULL where the library could not be loaded.
const char *_Nullable ccurl_version(void);
/// Bits of CURL_VERSION_…, 0 where the library could not be loaded.
int ccurl_features(void);

// What follows may only be called after ccurl_load has returned NULL.

CURL *_Nullable ccurl_open(void);
void ccurl_close(CURL *_Nonnull handle);
/// Forgets all options, keeps connections.
void ccurl_reset(CURL *_Nonnull handle);
CURLcode ccurl_set_number(CURL *_Nonnull handle, CURLoption option, long value);
CURLcode ccurl_set_size(CURL *_Nonnull handle, CURLoption option, int64_t value);
/// libcurl copies the text.
CURLcode ccurl_set_text(CURL *_Nonnull handle, CURLoption option, const char *_Nullable value);
/// The list must live until the handle is reset or closed.
CURLcode ccurl_set_list(CURL *_Nonnull handle, CURLoption option, struct curl_slist *_Nullable value);
/// At least CURL_ERROR_SIZE bytes that live until the handle is reset or closed.
CURLcode ccurl_set_error_buffer(CURL *_Nonnull handle, char *_Nonnull buffer);

/// Takes `count` bytes and returns how many it has taken; fewer end the transfer.
typedef size_t (*ccurl_receiver)(char *_Nonnull bytes, size_t size, size_t count, void *_Nonnull context);
/// Returns a socket for the address, or CURL_SOCKET_BAD to refuse it.
typedef curl_socket_t (*ccurl_opener)(void *_Nonnull context, curlsocktype purpose, struct curl_sockaddr *_Nonnull address);
CURLcode ccurl_set_callbacks(
    CURL *_Nonnull handle, void *_Nonnull context, ccurl_receiver _Nonnull header, ccurl_receiver _Nonnull body,
    ccurl_opener _Nonnull opener);

/// A socket of the kind that libcurl asks for, closed on exec, or CURL_SOCKET_BAD.
curl_socket_t ccurl_socket(const struct curl_sockaddr *_Nonnull address);
/// The address that a flexible last member of curl's struct hides from Swift.
const struct sockaddr *_Nonnull ccurl_address(const struct curl_sockaddr *_Nonnull address);

long ccurl_number(CURL *_Nonnull handle, CURLINFO info);
int64_t ccurl_size(CURL *_Nonnull handle, CURLINFO info);
const char *_Nonnull ccurl_message(CURLcode code);

/// NULL only for want of memory; the list is then as it was.
struct curl_slist *_Nullable ccurl_append(struct curl_slist *_Nullable list, const char *_Nonnull text);
void ccurl_free_list(struct curl_slist *_Nullable list);

// Connections are kept in a multi handle. Every call that may write to a socket keeps SIGPIPE away from the process:
// libcurl leaves that to its caller where it may not touch signal handlers.

CURLM *_Nullable ccurl_open_multi(long connections);
void ccurl_close_multi(CURLM *_Nonnull multi);
CURLMcode ccurl_add(CURLM *_Nonnull multi, CURL *_Nonnull handle);
void ccurl_remove(CURLM *_Nonnull multi, CURL *_Nonnull handle);
/// Does what can be done now. `result` is set where the one transfer of `multi` has ended; returns whether it has.
int ccurl_perform(CURLM *_Nonnull multi, CURLcode *_Nonnull result);
/// Waits until something can be done, or for so many milliseconds.
void ccurl_wait(CURLM *_Nonnull multi, int milliseconds);

CURLU *_Nullable ccurl_open_url(void);
void ccurl_close_url(CURLU *_Nonnull url);
CURLUcode ccurl_set_part(CURLU *_Nonnull url, CURLUPart part, const char *_Nullable text, unsigned int flags);
/// To be freed with ccurl_free. NULL where the URL has no such part.
char *_Nullable ccurl_part(CURLU *_Nonnull url, CURLUPart part, unsigned int flags);
void ccurl_free(char *_Nonnull text);
