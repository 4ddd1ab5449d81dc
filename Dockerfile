# Two images: PostgreSQL with PL/Java and pg_stream, which is installed in the database POSTGRES_DB, and the background job.
#
#   docker build --build-arg PG_MAJOR=18 -t pgstream .
#   docker run -e POSTGRES_PASSWORD=secret -p 5432:5432 pgstream
#   docker build --target worker -t pgstream-worker .
#
# docker-compose.yml runs both. The steps are ./pgstream and the scripts of docker/, which run without Docker too.
ARG PG_MAJOR=18

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
# The demo's own servers are of no use in an image.
RUN ./pgstream extension --to /share && rm -f worker/target/lib/embedded-postgres-binaries-*

FROM eclipse-temurin:17-jre AS worker
COPY --from=build /src/worker/target/pgstream-worker.jar /usr/share/pgstream/
COPY --from=build /src/worker/target/lib /usr/share/pgstream/lib/
COPY --from=build /share/pgstream/pgstream-pljava.jar /usr/share/pgstream/
USER nobody
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-Dpgstream.pljava.jar=/usr/share/pgstream/pgstream-pljava.jar", \
    "-jar", "/usr/share/pgstream/pgstream-worker.jar"]
CMD ["worker"]

FROM postgres:${PG_MAJOR}-bookworm AS database
RUN apt-get update \
    && apt-get install -y --no-install-recommends openjdk-17-jre-headless "postgresql-${PG_MAJOR}-pljava" \
    && rm -rf /var/lib/apt/lists/*
COPY docker/pljava-settings docker/install docker/class-archive /usr/share/pgstream/
RUN /usr/share/pgstream/pljava-settings >> /usr/share/postgresql/postgresql.conf.sample
COPY docker/initdb.sh /docker-entrypoint-initdb.d/10-pgstream.sh
COPY --from=build /share /usr/share/pgstream/share
RUN cp -r /usr/share/pgstream/share/. "/usr/share/postgresql/${PG_MAJOR}/" && rm -r /usr/share/pgstream/share
