"""What pyproject.toml cannot say yet: one C module, left out where there is no compiler for it."""

from setuptools import Extension, setup

setup(
    ext_modules=[
        Extension(
            "wa_redact._native",
            [f"wa_redact/native/{name}.c" for name in ("embedder", "module", "network")],
            depends=["wa_redact/native/arrays.h"],
            extra_compile_args=["-O3"],
            py_limited_api=True,
            optional=True,
        )
    ],
    options={"bdist_wheel": {"py_limited_api": "cp311"}},
)
