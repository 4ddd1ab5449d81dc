package dev.pgstream.datasets.tpch.change;

import dev.pgstream.datasets.tpch.Scale;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/** Random values for the small tables, mostly ones that the queries select by. */
record Values(Scale scale, Random random) {

    private static final List<String> REGIONS = List.of("AFRICA", "AMERICA", "ASIA", "EUROPE", "MIDDLE EAST");
    private static final List<String> NATIONS =
            List.of("BRAZIL", "CANADA", "CHINA", "FRANCE", "GERMANY", "INDIA", "JAPAN", "SAUDI ARABIA");
    private static final List<String> COMPLAINTS =
            List.of("no complaints", "Customer had Complaints", "Complaints of no Customer");
    private static final List<String> PARTS = List.of("forest lace", "green forest", "pale green lace", "dim lace");
    private static final List<String> BRANDS = List.of("Brand#12", "Brand#23", "Brand#34", "Brand#45");
    private static final List<String> TYPES =
            List.of("ECONOMY ANODIZED STEEL", "PROMO PLATED BRASS", "MEDIUM POLISHED TIN", "SMALL BURNISHED BRASS");
    private static final List<Integer> SIZES = List.of(3, 9, 14, 15, 50);
    private static final List<String> CONTAINERS = List.of("SM CASE", "MED BOX", "LG PACK", "JUMBO JAR");
    private static final List<String> SEGMENTS =
            List.of("AUTOMOBILE", "BUILDING", "FURNITURE", "HOUSEHOLD", "MACHINERY");

    static final int REGION_COUNT = 5;
    static final int NATION_COUNT = 25;

    String regionName() {
        return any(REGIONS);
    }

    String nationName() {
        return any(NATIONS);
    }

    String supplierComment() {
        return any(COMPLAINTS);
    }

    String partName() {
        return any(PARTS);
    }

    String brand() {
        return any(BRANDS);
    }

    String type() {
        return any(TYPES);
    }

    int size() {
        return any(SIZES);
    }

    String container() {
        return any(CONTAINERS);
    }

    String segment() {
        return any(SEGMENTS);
    }

    /** A telephone number of one of 25 countries. */
    String phone() {
        return "%d-555-%03d-%04d".formatted(10 + random.nextInt(25), random.nextInt(1000), random.nextInt(10_000));
    }

    /** From -999.99 to 9999.99. */
    BigDecimal balance() {
        return BigDecimal.valueOf(random.nextInt(1_099_999) - 99_999, 2);
    }

    /** From 0.01 to 99.99: low, so that it is the least of a part's now and then. */
    BigDecimal cost() {
        return BigDecimal.valueOf(1 + random.nextInt(9999), 2);
    }

    int quantity() {
        return random.nextInt(10_000);
    }

    long region() {
        return random.nextInt(REGION_COUNT);
    }

    long nation() {
        return random.nextInt(NATION_COUNT);
    }

    long supplier() {
        return upTo(scale.suppliers());
    }

    long part() {
        return upTo(scale.parts());
    }

    long customer() {
        return upTo(scale.customers());
    }

    private long upTo(long last) {
        return 1 + (long) (random.nextDouble() * last);
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
