package dev.railsk.charts;

import java.math.BigDecimal;

/**
 * One scalar of an object.
 *
 * @param object kind and name, such as {@code Service/shop-web}
 * @param path where it stands in the object; items of lists go by what names them
 * @param value text, number or truth
 */
record Leaf(String object, String path, Object value) {

    @Override
    public String toString() {
        return object + " " + path + " = " + (value instanceof BigDecimal number ? number.toPlainString() : value);
    }
}
