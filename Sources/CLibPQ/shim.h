#pragma once

// Debian keeps the header in a folder that pkg-config names; without pkg-config it is still found there.
#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include <postgresql/libpq-fe.h>
#endif
