/* The module wa_redact._native. wa_redact/ner_network.py and ner_embedder.py do the same in numpy. */
#include "arrays.h"

extern PyType_Spec embedder_spec, network_spec;

static int
module_exec(PyObject *module)
{
    PyType_Spec *const specs[] = {&embedder_spec, &network_spec};
    for (size_t i = 0; i < sizeof specs / sizeof *specs; i++) {
        PyObject *type = PyType_FromModuleAndSpec(module, specs[i], NULL);
        if (!type)
            return -1;
        const int failed = PyModule_AddType(module, (PyTypeObject *)type);
        Py_DECREF(type);
        if (failed)
            return -1;
    }
    return 0;
}

static PyModuleDef_Slot module_slots[] = {{Py_mod_exec, module_exec}, {0, NULL}};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "wa_redact._native",
    .m_doc = "The name model's arithmetic, compiled; wa_redact.ner_network and ner_embedder are the same in numpy.",
    .m_slots = module_slots,
};

PyMODINIT_FUNC
PyInit__native(void)
{
    return PyModuleDef_Init(&module);
}
