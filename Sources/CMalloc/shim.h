#pragma once

// Swift's module of glibc leaves out the settings of its allocator.
#include <malloc.h>
