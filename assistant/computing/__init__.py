"""What is computed from figures that were found: sums, shares, growth, rankings, over bodies, years and parts."""
