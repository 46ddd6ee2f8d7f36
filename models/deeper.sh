#!/usr/bin/env bash
# From version 3.2 to 3.3, two hours on 2 cores: an encoder that has read all messages, what it and 3.2 say of freshly
# varied texts, and two runs on from 3.2 with a fourth layer.
#     models/deeper.sh PYTHON ENCODER_PYTHON DATA START     START: the packed weights of version 3.2
set -euo pipefail
cd "$(dirname "$0")/.."
python=$1 encoder=$2 data=$3 start=$4 work=models/work
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
mkdir -p "$work"
less="hold_out=1 synthetic=1500 slurp=0.2 wikigold=0.3"

OMP_NUM_THREADS=2 "$encoder" -m models.encoder train --data "$data" --out "$work/encoder.pt" --epochs 3 --rate 2e-4 \
    --threads 2 --set $less hand_copies=2 sms_copies=2
for seeds in "5 6" "7 8"; do
    for seed in $seeds; do # one thread each: twice as fast as one run with two
        "$encoder" -m models.encoder label --data "$data" --model "$work/encoder.pt" --packed "$start" \
            --out "$work/pool$seed.npz" --epochs 0.42 --seed "$seed" --set $less hand_copies=3 sms_copies=3 &
    done
    wait
done
for seed in 51 52; do
    "$python" -m models.train --data "$data" --start "$start" --teachers --pool "$work"/pool[5-8].npz \
        --fresh l m n o p --minutes 22 --seed $seed --out "$work/deep$seed.bin" --set mix.hold_out=1 network.depth=4 \
        train.gold_share=0.25 train.weight_decay=0 train.dropout=0.1 train.learn_rate=0.0015 &
done
wait
