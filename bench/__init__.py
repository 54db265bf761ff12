"""The benchmarks behind every figure in the docs: `make bench`."""
