# One image for the web, the worker and the clock: what differs is the command.
FROM python:3.11-slim-bookworm AS packages
WORKDIR /build
COPY requirements/installer.txt requirements/base.txt ./
RUN python -m venv installer \
    && installer/bin/pip install --no-cache-dir --require-hashes --requirement installer.txt \
    && python -m venv --without-pip /venv \
    && installer/bin/uv pip sync --no-cache --require-hashes --compile-bytecode --python /venv/bin/python base.txt

FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core libmagic1 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin pulsy \
    && install --directory --owner=pulsy --mode=0700 /data /keys
COPY --from=packages /venv /venv
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PULSY_DATA_DIR=/data \
    PULSY_STATIC_DIR=/srv/static
WORKDIR /srv/product
COPY . .
RUN python bin/compile_messages.py \
    && PULSY_DATA_DIR=/tmp/build python manage.py collectstatic --no-input --verbosity 0 \
    && python -m compileall -q . \
    && rm -rf /tmp/build
USER 10001:10001
VOLUME ["/data", "/keys"]
EXPOSE 8000
CMD ["gunicorn", "--config", "pulsy_isms/serving.py", "pulsy_isms.wsgi"]
