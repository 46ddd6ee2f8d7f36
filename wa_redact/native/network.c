/* The name model's network past its cached first products: what wa_redact/ner_network.py computes, compiled.
 *
 * Rows are tokens, `stride` floats apart (the width rounded up to 8, the rest zero), so that the window of three rows
 * that a layer reads is one stretch of memory. A row's sums are always added in the same order, whatever stands beside
 * it: a text gets the same scores, bit by bit, alone and in a batch.
 *
 * Built where there is a C compiler that knows GCC's vector types (GCC, Clang); elsewhere numpy does the work.
 */
#include "arrays.h"

enum { ROWS = 4, ALONE = 64 };

typedef struct {
    float *kernel; /* (stride / LANES, 3 * stride, PIECES, LANES) */
    float *bias;   /* (stride / LANES, PIECES, LANES) */
    float *gain;   /* (stride,), like shift */
    float *shift;
} Layer;

typedef struct {
    PyObject_HEAD
    Py_ssize_t width, stride, tags, depth;
    Layer *layers; /* [0] has neither kernel nor bias: its products come from the cache */
    float *last;   /* (tags, stride) */
    float *ends;   /* (tags,): the biases */
} Network;

/* -- arithmetic ---------------------------------------------------------------------------------------------------- */

/* Largest of the pieces' products of ROWS windows, for LANES columns. `x` is the first window's first float. */
INLINE void
block(const float *x, Py_ssize_t stride, const float *kernel, const float *bias, float *out)
{
    lanes sum[ROWS][PIECES];
    for (int row = 0; row < ROWS; row++)
        for (int piece = 0; piece < PIECES; piece++)
            sum[row][piece] = *(const lanes *)(bias + piece * LANES);
    const float *const x0 = x, *const x1 = x + stride, *const x2 = x + 2 * stride, *const x3 = x + 3 * stride;
    for (Py_ssize_t k = 0; k < 3 * stride; k++, kernel += PIECES * LANES) {
        const lanes a = *(const lanes *)kernel, b = *(const lanes *)(kernel + LANES);
        const lanes c = *(const lanes *)(kernel + 2 * LANES);
        sum[0][0] += x0[k] * a, sum[0][1] += x0[k] * b, sum[0][2] += x0[k] * c;
        sum[1][0] += x1[k] * a, sum[1][1] += x1[k] * b, sum[1][2] += x1[k] * c;
        sum[2][0] += x2[k] * a, sum[2][1] += x2[k] * b, sum[2][2] += x2[k] * c;
        sum[3][0] += x3[k] * a, sum[3][1] += x3[k] * b, sum[3][2] += x3[k] * c;
    }
    for (int row = 0; row < ROWS; row++) {
        for (int lane = 0; lane < LANES; lane++) {
            float most = sum[row][0][lane];
            for (int piece = 1; piece < PIECES; piece++)
                most = sum[row][piece][lane] > most ? sum[row][piece][lane] : most;
            out[row * stride + lane] = most;
        }
    }
}

/* The logits (rows, tags) of `rows` tokens. `ids` has rows + 2 entries; 0 is the empty token, whose row stays empty.
 * `work` holds 3 * (rows + 2 + ROWS) rows of zeros. */
INLINE void
run(const Network *net, const float *vectors, Py_ssize_t vector, const float *products, const Py_ssize_t *ids,
    Py_ssize_t rows, float *work, float *logits)
{
    const Py_ssize_t width = net->width, stride = net->stride, third = PIECES * width, size = (rows + 2 + ROWS) * stride;
    float *x = work, *next = work + size, *best = work + 2 * size;
    for (Py_ssize_t row = 1; row <= rows; row++) {
        if (!ids[row])
            continue;
        const float *left = products + ids[row - 1] * 3 * third, *right = products + ids[row + 1] * 3 * third + 2 * third;
        const float *centre = products + ids[row] * 3 * third + third;
        for (Py_ssize_t i = 0; i < width; i++) {
            float most = centre[i] + left[i] + right[i];
            for (Py_ssize_t at = i + width; at < third; at += width) {
                const float piece = centre[at] + left[at] + right[at];
                most = piece > most ? piece : most;
            }
            best[i] = most;
        }
        memcpy(x + row * stride, vectors + ids[row] * vector, width * sizeof(float));
        add_normed(width, net->layers[0].gain, net->layers[0].shift, best, x + row * stride);
    }
    for (Py_ssize_t at = 1; at < net->depth; at++) {
        const Layer *layer = &net->layers[at];
        for (Py_ssize_t column = 0; column < stride; column += LANES)
            for (Py_ssize_t row = 1; row <= rows; row += ROWS)
                block(x + (row - 1) * stride, stride, layer->kernel + column * 3 * stride * PIECES,
                      layer->bias + column * PIECES, best + row * stride + column);
        for (Py_ssize_t row = 1; row <= rows; row++) {
            if (!ids[row])
                continue;
            memcpy(next + row * stride, x + row * stride, stride * sizeof(float));
            add_normed(width, layer->gain, layer->shift, best + row * stride, next + row * stride);
        }
        float *const other = x;
        x = next, next = other;
    }
    for (Py_ssize_t row = 0; row < rows; row++)
        for (Py_ssize_t tag = 0; tag < net->tags; tag++) {
            lanes sum = {0.0f};
            for (Py_ssize_t i = 0; i < stride; i += LANES)
                sum += *(const lanes *)(x + (row + 1) * stride + i) * *(const lanes *)(net->last + tag * stride + i);
            logits[row * net->tags + tag] = total(sum) + net->ends[tag];
        }
}

static void
run_plain(const Network *net, const float *vectors, Py_ssize_t vector, const float *products, const Py_ssize_t *ids,
          Py_ssize_t rows, float *work, float *logits)
{
    run(net, vectors, vector, products, ids, rows, work, logits);
}

AVX2 static void
run_avx2(const Network *net, const float *vectors, Py_ssize_t vector, const float *products, const Py_ssize_t *ids,
         Py_ssize_t rows, float *work, float *logits)
{
    run(net, vectors, vector, products, ids, rows, work, logits);
}
/* Logits -> probabilities to 3 decimals, in place. */
static void
settle(float *scores, Py_ssize_t rows, Py_ssize_t tags)
{
    for (float *row = scores; row < scores + rows * tags; row += tags) {
        float most = row[0], sum = 0.0f;
        for (Py_ssize_t tag = 1; tag < tags; tag++)
            most = row[tag] > most ? row[tag] : most;
        for (Py_ssize_t tag = 0; tag < tags; tag++)
            sum += row[tag] = expf(row[tag] - most);
        for (Py_ssize_t tag = 0; tag < tags; tag++)
            row[tag] = rintf(row[tag] / sum * 1000.0f) / 1000.0f;
    }
}

/* -- the Python object --------------------------------------------------------------------------------------------- */

/* One later layer: `kernel` (3 * width, PIECES * width) piece-major, as in the packed file, into blocks of columns. */
static int
pack(const Network *net, Layer *layer, PyObject *kernel, PyObject *bias)
{
    const Py_ssize_t width = net->width, stride = net->stride, all = PIECES * width;
    float *plain = copied(kernel, 3 * width, all, all), *start = plain ? copied(bias, 1, all, all) : NULL;
    layer->kernel = start ? zeros(stride * 3 * stride * PIECES) : NULL;
    layer->bias = layer->kernel ? zeros(stride * PIECES) : NULL;
    for (Py_ssize_t column = 0; layer->bias && column < width; column++)
        for (Py_ssize_t piece = 0; piece < PIECES; piece++) {
            const Py_ssize_t lane = piece * LANES + column % LANES, group = column / LANES;
            layer->bias[group * PIECES * LANES + lane] = start[piece * width + column];
            for (Py_ssize_t row = 0; row < 3; row++)
                for (Py_ssize_t i = 0; i < width; i++)
                    layer->kernel[(group * 3 * stride + row * stride + i) * PIECES * LANES + lane]
                        = plain[(row * width + i) * all + piece * width + column];
        }
    free(plain);
    free(start);
    return layer->bias ? 0 : -1;
}

/* The output layer (width + 1, tags), the bias in its last row, with a row a tag. */
static int
turn(Network *net, PyObject *last)
{
    const Py_ssize_t width = net->width, tags = net->tags;
    float *plain = copied(last, width + 1, tags, tags);
    net->last = plain ? zeros(tags * net->stride) : NULL;
    net->ends = net->last ? zeros(tags) : NULL;
    for (Py_ssize_t tag = 0; net->ends && tag < tags; tag++) {
        for (Py_ssize_t i = 0; i < width; i++)
            net->last[tag * net->stride + i] = plain[i * tags + tag];
        net->ends[tag] = plain[width * tags + tag];
    }
    free(plain);
    return net->ends ? 0 : -1;
}

static void
release(Network *self)
{
    for (Py_ssize_t i = 0; self->layers && i < self->depth; i++) {
        free(self->layers[i].kernel);
        free(self->layers[i].bias);
        free(self->layers[i].gain);
        free(self->layers[i].shift);
    }
    free(self->layers);
    free(self->last);
    free(self->ends);
}

static void
network_dealloc(PyObject *object)
{
    PyTypeObject *type = Py_TYPE(object);
    release((Network *)object);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(object);
    Py_DECREF(type);
}

static PyObject *
network_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    PyObject *layers, *last;
    static char *names[] = {"layers", "last", NULL};
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O!O", names, &PyList_Type, &layers, &last))
        return NULL;
    Network *self = (Network *)((allocfunc)PyType_GetSlot(type, Py_tp_alloc))(type, 0);
    Py_buffer view;
    if (!self)
        return NULL;
    if (floats(last, &view, PyBUF_SIMPLE, 0) < 0)
        goto failed;
    self->width = view.ndim == 2 ? view.shape[0] - 1 : 0;
    self->tags = view.shape[view.ndim - 1];
    PyBuffer_Release(&view);
    self->depth = PyList_Size(layers);
    if (self->width < 1 || self->depth < 1 || self->tags < 1) {
        PyErr_SetString(PyExc_ValueError, "a network has a width, a layer and tags");
        goto failed;
    }
    self->stride = whole_lanes(self->width);
    if (turn(self, last) < 0)
        goto failed;
    if (!(self->layers = calloc(self->depth, sizeof(Layer)))) {
        PyErr_NoMemory();
        goto failed;
    }
    for (Py_ssize_t i = 0; i < self->depth; i++) {
        Layer *layer = &self->layers[i];
        PyObject *kernel, *bias, *gain, *shift, *parts = PyList_GetItem(layers, i); /* borrowed */
        if (!parts || !PyArg_ParseTuple(parts, "OOOO", &kernel, &bias, &gain, &shift))
            goto failed;
        if (i && pack(self, layer, kernel, bias) < 0)
            goto failed;
        if (!(layer->gain = copied(gain, 1, self->width, self->stride))
            || !(layer->shift = copied(shift, 1, self->width, self->stride)))
            goto failed;
    }
    return (PyObject *)self;
failed:
    Py_DECREF(self);
    return NULL;
}

/* The ids of `source`, to be freed, or NULL with an exception; every id is below `known`. */
static Py_ssize_t *
ids_of(PyObject *source, Py_ssize_t known)
{
    const Py_ssize_t count = PyList_Size(source);
    Py_ssize_t *ids = malloc(count * sizeof(Py_ssize_t));
    if (!ids) {
        PyErr_NoMemory();
        return NULL;
    }
    for (Py_ssize_t i = 0; i < count; i++) {
        ids[i] = PyLong_AsSsize_t(PyList_GetItem(source, i));
        if (ids[i] < 0 || ids[i] >= known) {
            if (!PyErr_Occurred())
                PyErr_SetString(PyExc_IndexError, "a row that the cache does not have");
            free(ids);
            return NULL;
        }
    }
    return ids;
}

PyDoc_STRVAR(scores_doc,
"scores(vectors, products, ids, out, probabilities)\n--\n\n"
"Write the scores of the tokens whose cache rows are ids[1:-1] into out (len(ids) - 2, tags): logits, or probabilities\n"
"rounded to 3 decimals. vectors (n, width + 1) and products (n, 9 * width) are the cache; id 0 separates texts and\n"
"stands at both ends.");

static PyObject *
network_scores(PyObject *object, PyObject *args)
{
    const Network *net = (Network *)object;
    PyObject *vectors_in, *products_in, *ids_in, *out_in, *answer = NULL;
    int probabilities;
    if (!PyArg_ParseTuple(args, "OOO!Op", &vectors_in, &products_in, &PyList_Type, &ids_in, &out_in, &probabilities))
        return NULL;
    Py_buffer vectors, products, out;
    if (floats(vectors_in, &vectors, PyBUF_SIMPLE, net->width + 1) < 0)
        return NULL;
    if (floats(products_in, &products, PyBUF_SIMPLE, 3 * PIECES * net->width) < 0)
        goto no_products;
    if (floats(out_in, &out, PyBUF_WRITABLE, net->tags) < 0)
        goto no_out;
    const Py_ssize_t rows = PyList_Size(ids_in) - 2, known = vectors.shape[0];
    if (rows < 1 || vectors.ndim != 2 || products.ndim != 2 || products.shape[0] < known
        || out.len != (Py_ssize_t)sizeof(float) * rows * net->tags) {
        PyErr_SetString(PyExc_ValueError, "the cache, the ids and the scores do not fit together");
        goto no_ids;
    }
    Py_ssize_t *ids = ids_of(ids_in, known);
    if (!ids)
        goto no_ids;
    float *work = zeros(3 * (rows + 2 + ROWS) * net->stride);
    if (work) {
        PyThreadState *state = rows > ALONE ? PyEval_SaveThread() : NULL; /* a short text is done before a switch is */
        (HAS_AVX2 ? run_avx2 : run_plain)(net, vectors.buf, net->width + 1, products.buf, ids, rows, work, out.buf);
        if (probabilities)
            settle(out.buf, rows, net->tags);
        if (state)
            PyEval_RestoreThread(state);
        free(work);
        answer = Py_NewRef(Py_None);
    }
    free(ids);
no_ids:
    PyBuffer_Release(&out);
no_out:
    PyBuffer_Release(&products);
no_products:
    PyBuffer_Release(&vectors);
    return answer;
}

static PyMethodDef network_methods[] = {
    {"scores", network_scores, METH_VARARGS, scores_doc},
    {NULL, NULL, 0, NULL},
};

PyDoc_STRVAR(network_doc,
"Network(layers, last)\n--\n\n"
"layers: a list of (kernel, bias, gain, shift) as in the packed file, three maxout pieces each; the first one's kernel\n"
"and bias are not read. last: (width + 1, tags) with the bias in the last row. All 32-bit floats, copied.");

static PyType_Slot network_slots[] = {
    {Py_tp_new, network_new},
    {Py_tp_dealloc, network_dealloc},
    {Py_tp_methods, network_methods},
    {Py_tp_doc, (void *)network_doc},
    {0, NULL},
};

PyType_Spec network_spec = {
    .name = "wa_redact._native.Network",
    .basicsize = sizeof(Network),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = network_slots,
};

