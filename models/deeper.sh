#!/usr/bin/env bash
# From version 3.2 to 3.3, two and a half hours on 2 cores: an encoder that has read all messages, what it and 3.2 say of
# freshly varied texts, a run on from 3.2 with a fourth layer, two more on from that. Each run stops by the clock.
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
    for seed in $seeds; do # one thread each: three times as fast as one run with two
        "$encoder" -m models.encoder label --data "$data" --model "$work/encoder.pt" --packed "$start" \
            --out "$work/pool$seed.npz" --epochs 0.42 --seed "$seed" --set $less hand_copies=3 sms_copies=3 &
    done
    wait
done
train() {
    "$python" -m models.train --data "$data" --pool "$work"/pool[5-8].npz --fresh l m n o p "$@" \
        mix.hold_out=1 mix.synthetic=1500 mix.slurp=0.2 mix.wikigold=0.3 mix.hand_copies=3 mix.sms_copies=3 \
        network.depth=4 train.gold_share=0.2 train.weight_decay=0 train.dropout=0.15 train.learn_rate=0.001
}
train --start "$start" --teachers "$start" --minutes 17 --seed 64 --out "$work/first.bin" --set train.fresh_share=0.5
for seed in 71 72; do
    train --start "$work/first.bin" --teachers "$start" "$work/first.bin" --minutes 13 --seed $seed \
        --out "$work/second$seed.bin" --set train.fresh_share=0.4 &
done
wait
"$python" -m models.mean "$work"/second7[12].bin --start "$work/first.bin" --share 1 --version 3.3 \
    --out wa_redact/data/ner.bin
