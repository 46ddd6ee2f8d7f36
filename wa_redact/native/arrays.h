/* What the compiled parts of the name model share: blocks of LANES floats, layer norm, arrays that come from Python.
 *
 * Rows are `stride` floats apart: the width rounded up to LANES, the rest zero.
 */
#ifndef WA_REDACT_ARRAYS_H
#define WA_REDACT_ARRAYS_H

#define Py_LIMITED_API 0x030B0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#if !defined(__GNUC__)
#error "needs GCC's vector types; the package works without this module"
#endif

enum { LANES = 8, PIECES = 3 };

typedef float lanes __attribute__((vector_size(LANES * sizeof(float)), aligned(4), may_alias));

#define INLINE static inline __attribute__((always_inline))
#if defined(__x86_64__)
#define AVX2 __attribute__((target("avx2,fma")))
#define HAS_AVX2 (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
#else
#define AVX2
#define HAS_AVX2 0
#endif

INLINE Py_ssize_t
whole_lanes(Py_ssize_t width)
{
    return (width + LANES - 1) / LANES * LANES;
}

INLINE float
total(lanes sum)
{
    return ((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7]));
}

/* `target` += the row `best` (zero past the width) to mean 0 and variance 1, times gain, plus shift. */
INLINE void
add_normed(Py_ssize_t width, const float *gain, const float *shift, const float *best, float *target)
{
    const Py_ssize_t stride = whole_lanes(width);
    lanes sum = {0.0f}, squares = {0.0f};
    for (Py_ssize_t i = 0; i < stride; i += LANES)
        sum += *(const lanes *)(best + i);
    const float mean = total(sum) / (float)width;
    Py_ssize_t at = 0;
    for (; at + LANES <= width; at += LANES) {
        const lanes centred = *(const lanes *)(best + at) - mean;
        squares += centred * centred;
    }
    for (int lane = 0; at + lane < width; lane++)
        squares[lane] += (best[at + lane] - mean) * (best[at + lane] - mean);
    const float scale = 1.0f / sqrtf(total(squares) / (float)width + 1e-8f);
    for (Py_ssize_t i = 0; i < stride; i += LANES)
        *(lanes *)(target + i) += (*(const lanes *)(best + i) - mean) * scale * *(const lanes *)(gain + i)
            + *(const lanes *)(shift + i);
}

/* A C-contiguous buffer of 32-bit floats with `columns` to a row (0: any number). */
static inline int
floats(PyObject *source, Py_buffer *view, int flags, Py_ssize_t columns)
{
    if (PyObject_GetBuffer(source, view, flags | PyBUF_C_CONTIGUOUS | PyBUF_FORMAT) < 0)
        return -1;
    if (view->ndim >= 1 && view->itemsize == sizeof(float) && view->format && !strcmp(view->format, "f")
        && (!columns || view->shape[view->ndim - 1] == columns))
        return 0;
    PyBuffer_Release(view);
    PyErr_SetString(PyExc_ValueError, "an array has another shape or type than the network needs");
    return -1;
}

static inline float *
zeros(Py_ssize_t count)
{
    float *out = calloc(count ? count : 1, sizeof(float));
    if (!out)
        PyErr_NoMemory();
    return out;
}

/* A copy of `source` (`rows`, `columns`) with rows `stride` floats apart; NULL with an exception on error. */
static inline float *
copied(PyObject *source, Py_ssize_t rows, Py_ssize_t columns, Py_ssize_t stride)
{
    Py_buffer view;
    if (floats(source, &view, PyBUF_SIMPLE, columns) < 0)
        return NULL;
    float *out = NULL;
    if (view.len != (Py_ssize_t)sizeof(float) * rows * columns)
        PyErr_SetString(PyExc_ValueError, "an array has another shape than the network needs");
    else if ((out = zeros(rows * stride)))
        for (Py_ssize_t row = 0; row < rows; row++)
            memcpy(out + row * stride, (float *)view.buf + row * columns, columns * sizeof(float));
    PyBuffer_Release(&view);
    return out;
}

#endif
