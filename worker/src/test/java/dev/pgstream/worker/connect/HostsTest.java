package dev.pgstream.worker.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class HostsTest {

    @Test
    void onePortIsForAllHosts() {
        assertThat(Hosts.of("a,b", "6000")).isEqualTo("a:6000,b:6000");
    }

    @Test
    void eachHostMayHaveItsPort() {
        assertThat(Hosts.of("a,b", "6000,6001")).isEqualTo("a:6000,b:6001");
    }

    @Test
    void addressesOfIpv6AreBracketed() {
        assertThat(Hosts.of("::1", null)).isEqualTo("[::1]:5432");
    }

    @Test
    void portsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> Hosts.of("a", "6000,6001")).hasMessage("there are 1 hosts and 2 ports");
        assertThatThrownBy(() -> Hosts.of("a", "abc")).hasMessageContaining("abc");
    }

    @Test
    void foldersOfSocketsAreRefused() {
        assertThatThrownBy(() -> Hosts.of("/var/run/postgresql", null)).hasMessageContaining("TCP");
    }
}
