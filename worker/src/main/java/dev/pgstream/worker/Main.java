package dev.pgstream.worker;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** The process {@code pgstream}. */
public final class Main {

    /** Held, for the levels of loggers that nobody holds are forgotten. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    private Main() {}

    public static void main(String[] arguments) {
        // What the driver would warn of comes as an exception too, and so as one line.
        DRIVER.setLevel(Level.OFF);
        CommandLine commandLine = PgStream.commandLine();
        commandLine.setOut(writer(FileDescriptor.out));
        commandLine.setErr(writer(FileDescriptor.err));
        System.exit(commandLine.execute(arguments));
    }

    /** In the locale's encoding; ASCII, which the locale C means, would turn users' data into question marks. */
    private static PrintWriter writer(FileDescriptor channel) {
        Charset locale = Charset.defaultCharset();
        Charset charset = locale.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : locale;
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(channel), charset), true);
    }
}
