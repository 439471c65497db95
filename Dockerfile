# A stand-in for 1C's internet services: serves the project in /project, or /services, on 8080, as a user without rights.
# The base has a tag and no digest: a digest has to be read from the registry at the time of building, and an old one would keep out the
# repairs of the system below node. To pin it: docker buildx imagetools inspect node:22-slim, then FROM node:22-slim@sha256:...
FROM node:22-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:22-slim
ENV NODE_ENV=production
WORKDIR /standin
COPY --from=build /build/package.json ./
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/dist ./dist
COPY --from=build /build/schema ./schema
# The folder of a project, where standin.config.* is looked for. Without one, /services is served.
WORKDIR /project
RUN ln -s /services services
USER node
EXPOSE 8080 8081
HEALTHCHECK --interval=10s --timeout=3s --start-period=2s CMD ["node", "-e", "fetch('http://127.0.0.1:8081/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/standin/dist/cli/main.js"]
# The admin surface (8081) can be reached from other containers: it commands the stand-in, and asks for a token. STANDIN_ADMIN_TOKEN names
# it; without that one is made at each start and printed. Publish that port (-p 8081:8081) to networks that you trust only. To close it
# again: the same command with --admin-host 127.0.0.1.
CMD ["serve", "--host", "0.0.0.0", "--port", "8080", "--admin", "8081", "--admin-host", "0.0.0.0"]
