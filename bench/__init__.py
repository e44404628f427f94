"""The bench: how fast the product is beside a bare Django project that does the same jobs. `./run bench --help`."""
