# PostgreSQL with PL/Java and pg_stream, which is installed in the database POSTGRES_DB.
#
#   docker build --build-arg PG_MAJOR=18 -t pgstream .
#   docker run -e POSTGRES_PASSWORD=secret -p 5432:5432 pgstream
#
# The steps are the scripts of docker/, which run without Docker too.
ARG PG_MAJOR=18

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -Dmaven.test.skip=true -pl pljava-module -am package

FROM postgres:${PG_MAJOR}-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends openjdk-17-jre-headless "postgresql-${PG_MAJOR}-pljava" \
    && rm -rf /var/lib/apt/lists/*
COPY docker/pljava-settings docker/install /usr/share/pgstream/
RUN /usr/share/pgstream/pljava-settings >> /usr/share/postgresql/postgresql.conf.sample
COPY docker/initdb.sh /docker-entrypoint-initdb.d/10-pgstream.sh
COPY --from=build /src/pljava-module/target/pgstream-pljava-*.jar /usr/share/pgstream/pgstream-pljava.jar
