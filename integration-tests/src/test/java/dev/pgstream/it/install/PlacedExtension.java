package dev.pgstream.it.install;

import dev.pgstream.testkit.NotTested;
import dev.pgstream.testkit.server.PgInstall;
import dev.pgstream.testkit.server.Target;
import dev.pgstream.worker.extension.ExtensionFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The extension's files in the folder of a server, for as long as a test needs them. The image has its own. */
final class PlacedExtension implements AutoCloseable {

    private final Map<Path, Optional<byte[]>> before;

    private PlacedExtension(Map<Path, Optional<byte[]>> before) {
        this.before = before;
    }

    static PlacedExtension place() throws IOException {
        if (Target.current() != Target.PLJAVA) {
            return new PlacedExtension(Map.of());
        }
        Path shared = PgInstall.withPlJava().orElseThrow().shared();
        NotTested.unless(
                Files.isWritable(shared) && Files.isWritable(shared.resolve("extension")),
                "CREATE EXTENSION pgstream: " + shared + " is not writable");
        Path staged = Files.createTempDirectory("pgstream-extension-");
        Map<Path, Optional<byte[]>> before = new LinkedHashMap<>();
        for (Path file : new ExtensionFiles(EmptyDatabase.jar().orElseThrow()).write(staged)) {
            Path target = shared.resolve(staged.relativize(file));
            before.put(target, Files.exists(target) ? Optional.of(Files.readAllBytes(target)) : Optional.empty());
            Files.createDirectories(target.getParent());
            Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
        for (String folder : new String[] {"extension", "pgstream", ""}) {
            Files.delete(staged.resolve(folder));
        }
        return new PlacedExtension(before);
    }

    @Override
    public void close() throws IOException {
        for (Map.Entry<Path, Optional<byte[]>> file : before.entrySet()) {
            Path path = file.getKey();
            if (file.getValue().isPresent()) {
                Files.write(path, file.getValue().get());
            } else {
                Files.delete(path);
                removeIfEmpty(path.getParent());
            }
        }
    }

    private static void removeIfEmpty(@Nullable Path folder) throws IOException {
        if (folder == null) {
            return;
        }
        boolean empty;
        try (Stream<Path> files = Files.list(folder)) {
            empty = files.findAny().isEmpty();
        }
        if (empty) {
            Files.delete(folder);
        }
    }
}
