"""The systems that wenbao is measured against, each behind one module; nothing of the product imports them.

`python -m eval.peers` measures those that find passages beside wenbao's own ways, on the same questions, the same text and
the same embedding. Their libraries are in the extra `peers`.
"""
