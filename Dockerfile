FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Without scripts: "prepare" builds, and there is nothing to build yet. Native parts come as ready-made packages.
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY src src
COPY adapters adapters
COPY locales locales
COPY config config
RUN npm run prepare && npm prune --omit=dev --ignore-scripts

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 MESA_CONFIG=/app/config MESA_DATA=/app/data
WORKDIR /app
RUN install -d -o node -g node /app/data
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/locales locales
COPY --from=build /app/adapters/teams/manifest adapters/teams/manifest
COPY --from=build /app/config config
USER node
VOLUME /app/data
EXPOSE 3000
# The image has no curl; Node asks itself.
HEALTHCHECK --interval=15s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js", "start"]
