#!/usr/bin/env bash
# The long recipe, about two hours on 2 cores: an encoder and two packed models label a pool, a student learns from it.
#     models/long.sh PYTHON ENCODER_PYTHON DATA
set -euo pipefail
cd "$(dirname "$0")/.."
python=$1 encoder=$2 data=$3 work=models/work
mix="hand_copies=2 sms_copies=2 synthetic=2000 slurp=0.3 wikigold=0.3"
export OMP_NUM_THREADS=1
mkdir -p "$work"
"$encoder" -m models.encoder train --data "$data" --out "$work/encoder.pt" --epochs 5 --rate 2e-4 --threads 2 --set $mix
"$python" -m models.train --data "$data" --teachers --out "$work/packed0.bin" --minutes 7 --seed 22 \
    --set train.dropout=0.3 network.width=96 mix.hand_copies=3
"$python" -m models.train --data "$data" --teachers --out "$work/packed1.bin" --minutes 9 --seed 23 \
    --set train.dropout=0.3 network.width=112 mix.hand_copies=3
"$encoder" -m models.encoder label --data "$data" --model "$work/encoder.pt" --packed "$work"/packed[01].bin \
    --out "$work/pool.npz" --epochs 2.8 --threads 2 --set hand_copies=3
"$python" -m models.train --data "$data" --teachers --pool "$work/pool.npz" --minutes 24 --seed 3 \
    --set train.gold_share=0.25 train.dropout=0.1
"$python" -m models.relist --data "$data" --out wa_redact/data/ner.bin
