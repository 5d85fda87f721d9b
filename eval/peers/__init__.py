"""The systems that wenbao is measured against, each behind one module; nothing of the product imports them."""
