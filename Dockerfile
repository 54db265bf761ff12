# Keepgate as an image: `docker compose up` builds and runs it; docs/self-hosting.md tells the rest.

FROM python:3.12-slim-bookworm AS build
WORKDIR /app
COPY requirements.txt ./
RUN python -m venv --without-pip /venv \
    && pip --python /venv/bin/python install --no-cache-dir --only-binary=:all: --require-hashes -r requirements.txt
COPY static/fonts/cut.sh static/fonts/
COPY static/css/fonts.css static/css/
RUN sh static/fonts/cut.sh /venv/bin
# What is copied here is what .dockerignore lets through.
COPY . .
# The final image never writes byte code, so a start would compile everything again.
RUN /venv/bin/python -m compileall -q app migrations wsgi.py

FROM python:3.12-slim-bookworm
# pg_dump and pg_restore copy a PostgreSQL database, and put it back.
RUN apt-get update \
    && apt-get install -y --no-install-recommends postgresql-client \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 keepgate \
    && useradd --uid 10001 --gid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin keepgate \
    && install --directory --owner=10001 --group=10001 --mode=0700 /data
COPY --from=build /venv /venv
COPY --from=build /app /app
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    KEEPGATE_INSTANCE=/data \
    HOST=0.0.0.0
WORKDIR /app
USER 10001:10001
VOLUME /data
EXPOSE 8000
# Straight to the server: Keepgate answers to 127.0.0.1 whatever PUBLIC_URL says, and no proxy is asked.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as web; web.build_opener(web.ProxyHandler({})).open(f\"http://127.0.0.1:{os.environ.get('PORT') or 8000}/healthz\", timeout=4)"]
ENTRYPOINT ["flask", "--app", "wsgi"]
CMD ["serve"]
