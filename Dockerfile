# syntax=docker/dockerfile:1
FROM python:3.11-slim AS build
RUN apt-get update \
 && apt-get install --yes --no-install-recommends gcc libc6-dev \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY requirements/run.txt requirements/native.txt requirements/
RUN python -m venv /opt/contactwatch \
 && /opt/contactwatch/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements/run.txt \
 && /opt/contactwatch/bin/pip install --no-cache-dir --no-deps --require-hashes --target /opt/compiler -r requirements/native.txt
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY config config
COPY seeds seeds
RUN /opt/contactwatch/bin/pip install --no-cache-dir --no-deps --no-build-isolation .
WORKDIR /
RUN PYTHONPATH=/opt/compiler /opt/contactwatch/bin/python -m bot.lab.compiling

FROM python:3.11-slim
RUN useradd --system --create-home --uid 10001 contactwatch \
 && install -d -o contactwatch -g contactwatch /var/lib/contactwatch
COPY --from=build /opt/contactwatch /opt/contactwatch
ENV PATH=/opt/contactwatch/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DATABASE_URL=sqlite:////var/lib/contactwatch/contactwatch.db \
    BOT_HTTP_HOST=0.0.0.0
USER contactwatch
WORKDIR /var/lib/contactwatch
VOLUME /var/lib/contactwatch
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8080/healthz', timeout=4)"]
ENTRYPOINT ["contactwatch"]
CMD ["run"]
