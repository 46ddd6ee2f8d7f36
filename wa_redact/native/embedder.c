/* A token's embedding and its products with the first window layer: what wa_redact/ner_embedder.py computes, compiled.
 *
 * The sum (of letter pieces: the mean) of each slot's table rows and a word vector, side by side, go through one maxout
 * layer to the width; what comes out is multiplied by the three thirds of the first layer's kernel.
 */
#include "arrays.h"

enum { SLOTS = 5, GRAM = 4, TABLES = SLOTS + 1, WORDS = 4 };

typedef struct {
    Py_buffer rows, scales; /* int8 (n, columns) and float32 (n,); of the packed file, kept */
    Py_ssize_t count, columns;
} Table;

typedef struct {
    PyObject_HEAD
    Py_ssize_t width, stride, inputs;
    Table tables[TABLES]; /* norm affix shape gaz gram vector */
    int held;             /* buffers of `tables` to be released */
    float *kernel;        /* (inputs, PIECES, stride) */
    float *bias;          /* (PIECES, stride) */
    float *gain, *shift;  /* (stride,) */
    float *first;         /* (stride, 3, PIECES * stride): thirds side by side, zero past the width */
    float *first_bias;    /* (3, PIECES * stride) */
} Embedder;

/* -- arithmetic ---------------------------------------------------------------------------------------------------- */

/* `out` (WORDS, columns) += `x` (WORDS, inputs) times `kernel` (inputs, columns); columns are whole lanes. */
INLINE void
product(const float *x, Py_ssize_t inputs, const float *kernel, Py_ssize_t columns, float *out)
{
    for (Py_ssize_t column = 0; column < columns; column += LANES) {
        lanes sum[WORDS];
        for (int word = 0; word < WORDS; word++)
            sum[word] = *(const lanes *)(out + word * columns + column);
        for (Py_ssize_t i = 0; i < inputs; i++) {
            const lanes weight = *(const lanes *)(kernel + i * columns + column);
            for (int word = 0; word < WORDS; word++)
                sum[word] += x[word * inputs + i] * weight;
        }
        for (int word = 0; word < WORDS; word++)
            *(lanes *)(out + word * columns + column) = sum[word];
    }
}

/* `x` (WORDS, inputs) to `vectors` (WORDS, stride), zeros before, and `products` (WORDS, 3 * PIECES * stride).
 * `hidden` holds WORDS * PIECES * stride floats. */
INLINE void
embed(const Embedder *self, const float *x, float *hidden, float *vectors, float *products)
{
    const Py_ssize_t stride = self->stride, all = PIECES * stride;
    for (int word = 0; word < WORDS; word++) {
        memcpy(hidden + word * all, self->bias, all * sizeof(float));
        memcpy(products + word * 3 * all, self->first_bias, 3 * all * sizeof(float));
    }
    product(x, self->inputs, self->kernel, all, hidden);
    for (int word = 0; word < WORDS; word++) {
        float *best = hidden + word * all;
        for (Py_ssize_t piece = 1; piece < PIECES; piece++)
            for (Py_ssize_t i = 0; i < stride; i++)
                best[i] = best[piece * stride + i] > best[i] ? best[piece * stride + i] : best[i];
        add_normed(self->width, self->gain, self->shift, best, vectors + word * stride);
    }
    product(vectors, stride, self->first, 3 * all, products);
}

static void
embed_plain(const Embedder *self, const float *x, float *hidden, float *vectors, float *products)
{
    embed(self, x, hidden, vectors, products);
}

AVX2 static void
embed_avx2(const Embedder *self, const float *x, float *hidden, float *vectors, float *products)
{
    embed(self, x, hidden, vectors, products);
}

/* -- the Python object --------------------------------------------------------------------------------------------- */

static void
embedder_dealloc(PyObject *object)
{
    Embedder *self = (Embedder *)object;
    PyTypeObject *type = Py_TYPE(object);
    for (int i = 0; i < self->held; i++)
        PyBuffer_Release(i % 2 ? &self->tables[i / 2].scales : &self->tables[i / 2].rows);
    free(self->kernel);
    free(self->bias);
    free(self->gain);
    free(self->shift);
    free(self->first);
    free(self->first_bias);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(object);
    Py_DECREF(type);
}

/* Take hold of table `number`, a pair of int8 rows and float32 scales. */
static int
hold(Embedder *self, int number, PyObject *pair)
{
    Table *table = &self->tables[number];
    PyObject *rows, *scales;
    if (!pair || !PyArg_ParseTuple(pair, "OO", &rows, &scales))
        return -1;
    if (PyObject_GetBuffer(rows, &table->rows, PyBUF_C_CONTIGUOUS | PyBUF_FORMAT) < 0)
        return -1;
    self->held++;
    if (floats(scales, &table->scales, PyBUF_SIMPLE, 0) < 0)
        return -1;
    self->held++;
    if (table->rows.ndim != 2 || !table->rows.format || strcmp(table->rows.format, "b") || table->scales.ndim != 1
        || table->rows.shape[0] != table->scales.shape[0]) {
        PyErr_SetString(PyExc_ValueError, "a table has another shape or type than int8 rows with a scale each");
        return -1;
    }
    table->count = table->rows.shape[0];
    table->columns = table->rows.shape[1];
    self->inputs += table->columns;
    return 0;
}

/* `plain` (rows, pieces * width) with each piece `stride` floats long; frees `plain`; NULL with an exception on error. */
static float *
spread(float *plain, Py_ssize_t rows, Py_ssize_t pieces, Py_ssize_t width)
{
    const Py_ssize_t stride = whole_lanes(width);
    float *out = plain ? zeros(rows * pieces * stride) : NULL;
    for (Py_ssize_t piece = 0; out && piece < rows * pieces; piece++)
        memcpy(out + piece * stride, plain + piece * width, width * sizeof(float));
    free(plain);
    return out;
}

static PyObject *
embedder_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    PyObject *tables, *kernel, *bias, *gain, *shift, *first, *first_bias;
    static char *names[] = {"tables", "mix", "first", "first_bias", NULL};
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O!(OOOO)OO", names, &PyList_Type, &tables, &kernel, &bias, &gain,
                                     &shift, &first, &first_bias))
        return NULL;
    Embedder *self = (Embedder *)((allocfunc)PyType_GetSlot(type, Py_tp_alloc))(type, 0);
    if (!self)
        return NULL;
    if (PyList_Size(tables) != TABLES) {
        PyErr_SetString(PyExc_ValueError, "an embedder has six tables");
        goto failed;
    }
    for (int i = 0; i < TABLES; i++)
        if (hold(self, i, PyList_GetItem(tables, i)) < 0)
            goto failed;
    const Py_ssize_t width = self->width = PyObject_Size(gain);
    if (width < 1) {
        if (!PyErr_Occurred())
            PyErr_SetString(PyExc_ValueError, "an embedder has a width");
        goto failed;
    }
    const Py_ssize_t stride = self->stride = whole_lanes(width), all = PIECES * width;
    if (!(self->gain = copied(gain, 1, width, stride)) || !(self->shift = copied(shift, 1, width, stride))
        || !(self->kernel = spread(copied(kernel, self->inputs, all, all), self->inputs, PIECES, width))
        || !(self->bias = spread(copied(bias, 1, all, all), 1, PIECES, width))
        || !(self->first = zeros(stride * 3 * PIECES * stride))
        || !(self->first_bias = spread(copied(first_bias, 1, 3 * all, 3 * all), 1, 3 * PIECES, width)))
        goto failed;
    float *rows = spread(copied(first, width, 3 * all, 3 * all), width, 3 * PIECES, width);
    if (!rows)
        goto failed;
    memcpy(self->first, rows, width * 3 * PIECES * stride * sizeof(float));
    free(rows);
    return (PyObject *)self;
failed:
    Py_DECREF(self);
    return NULL;
}

/* Add row number `row` of `table` to `out` (columns,). 0, or -1 with an exception. */
static int
add_row(const Table *table, Py_ssize_t row, float *out)
{
    if (row < 0 || row >= table->count) {
        if (!PyErr_Occurred())
            PyErr_SetString(PyExc_IndexError, "a row that the table does not have");
        return -1;
    }
    const signed char *values = (const signed char *)table->rows.buf + row * table->columns;
    const float scale = ((const float *)table->scales.buf)[row];
    for (Py_ssize_t column = 0; column < table->columns; column++)
        out[column] += (float)values[column] * scale;
    return 0;
}

/* Add to `out` (columns,) the rows of `table` that `source`, a tuple of row numbers, names. How many, or -1. */
static Py_ssize_t
add_rows(const Table *table, PyObject *source, float *out)
{
    const Py_ssize_t count = source ? PyTuple_Size(source) : -1;
    for (Py_ssize_t i = 0; i < count; i++)
        if (add_row(table, PyLong_AsSsize_t(PyTuple_GetItem(source, i)), out) < 0)
            return -1;
    return count;
}

/* The inputs of one token type, `rows` as wa_redact.features.Rows, into `x` (inputs,), zeros before. */
static int
gather(const Embedder *self, PyObject *rows, float *x)
{
    for (int slot = 0; slot < SLOTS; slot++) {
        /* Rows names gram before gaz, the tables stand the other way round */
        const Py_ssize_t count = add_rows(&self->tables[slot], PyTuple_GetItem(rows, slot < 3 ? slot : 7 - slot), x);
        if (count < 0)
            return -1;
        if (slot == GRAM)
            for (Py_ssize_t column = 0; column < self->tables[slot].columns; column++)
                x[column] /= (float)count;
        x += self->tables[slot].columns;
    }
    PyObject *number = PyTuple_GetItem(rows, SLOTS);
    const Py_ssize_t row = number ? PyLong_AsSsize_t(number) : -1;
    if (row == -1)
        return PyErr_Occurred() ? -1 : 0; /* a word without a vector */
    return add_row(&self->tables[SLOTS], row, x);
}

PyDoc_STRVAR(write_doc,
"write(rows, vectors, products)\n--\n\n"
"The token types `rows` (a list of features.Rows): their embeddings into the first columns of vectors (len(rows), any),\n"
"their products with the thirds of the first layer into products (len(rows), 9 * width).");

static PyObject *
embedder_write(PyObject *object, PyObject *args)
{
    const Embedder *self = (Embedder *)object;
    const Py_ssize_t width = self->width, stride = self->stride, pieces = 3 * PIECES;
    PyObject *rows, *vectors_in, *products_in, *answer = NULL;
    if (!PyArg_ParseTuple(args, "O!OO", &PyList_Type, &rows, &vectors_in, &products_in))
        return NULL;
    Py_buffer vectors, products;
    if (floats(vectors_in, &vectors, PyBUF_WRITABLE, 0) < 0)
        return NULL;
    if (floats(products_in, &products, PyBUF_WRITABLE, pieces * width) < 0)
        goto no_products;
    const Py_ssize_t count = PyList_Size(rows), columns = vectors.shape[vectors.ndim - 1];
    const Py_ssize_t each = self->inputs + (PIECES + 1 + pieces) * stride;
    float *x = NULL;
    if (vectors.ndim != 2 || products.ndim != 2 || columns < width || vectors.shape[0] != count
        || products.shape[0] != count) {
        PyErr_SetString(PyExc_ValueError, "the arrays do not fit the rows");
        goto done;
    }
    if (!(x = zeros(WORDS * each)))
        goto done;
    float *const hidden = x + WORDS * self->inputs, *const out = hidden + WORDS * PIECES * stride;
    float *const thirds = out + WORDS * stride;
    for (Py_ssize_t at = 0; at < count; at += WORDS) {
        const Py_ssize_t some = count - at < WORDS ? count - at : WORDS;
        memset(x, 0, WORDS * each * sizeof(float));
        for (Py_ssize_t word = 0; word < some; word++) {
            PyObject *one = PyList_GetItem(rows, at + word); /* borrowed */
            if (!one || gather(self, one, x + word * self->inputs) < 0)
                goto done;
        }
        (HAS_AVX2 ? embed_avx2 : embed_plain)(self, x, hidden, out, thirds);
        for (Py_ssize_t word = 0; word < some; word++) {
            memcpy((float *)vectors.buf + (at + word) * columns, out + word * stride, width * sizeof(float));
            for (Py_ssize_t piece = 0; piece < pieces; piece++)
                memcpy((float *)products.buf + ((at + word) * pieces + piece) * width,
                       thirds + (word * pieces + piece) * stride, width * sizeof(float));
        }
    }
    answer = Py_NewRef(Py_None);
done:
    free(x);
    PyBuffer_Release(&products);
no_products:
    PyBuffer_Release(&vectors);
    return answer;
}

static PyMethodDef embedder_methods[] = {
    {"write", embedder_write, METH_VARARGS, write_doc},
    {NULL, NULL, 0, NULL},
};

PyDoc_STRVAR(embedder_doc,
"Embedder(tables, mix, first, first_bias)\n--\n\n"
"tables: six pairs of int8 rows and float32 scales (norm, affix, shape, gaz, gram, vector), kept; mix: kernel, bias, gain\n"
"and shift of the maxout layer; first (width, 9 * width): the first layer's thirds side by side, and their bias.");

static PyType_Slot embedder_slots[] = {
    {Py_tp_new, embedder_new},
    {Py_tp_dealloc, embedder_dealloc},
    {Py_tp_methods, embedder_methods},
    {Py_tp_doc, (void *)embedder_doc},
    {0, NULL},
};

PyType_Spec embedder_spec = {
    .name = "wa_redact._native.Embedder",
    .basicsize = sizeof(Embedder),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = embedder_slots,
};
