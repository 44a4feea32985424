"""Documents that are all different -> documents a second, memory and waiting time, beside a peer in the same run."""
