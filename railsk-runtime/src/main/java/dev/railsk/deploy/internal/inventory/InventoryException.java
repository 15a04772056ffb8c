package dev.railsk.deploy.internal.inventory;

/** An inventory cannot be used as it is. */
public final class InventoryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InventoryException(String message) {
        super(message);
    }
}
