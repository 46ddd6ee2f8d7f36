#!/usr/bin/env bash
# From version 3.1 to 3.2, an hour on 2 cores: two teachers that have read the messages l to p, two runs on from 3.1, and
# two more runs that learn from 3.1 and from the mean of the first two. Each run stops by the clock.
#     models/further.sh PYTHON DATA START     START: the packed weights of version 3.1, from the history of ner.bin
set -euo pipefail
cd "$(dirname "$0")/.."
python=$1 data=$2 start=$3 work=models/work
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
mkdir -p "$work"
train() { "$python" -m models.train --data "$data" "$@"; }
less="mix.hold_out=1 train.gold_share=0.2 train.weight_decay=0 train.dropout=0.1"
less="$less mix.synthetic=1500 mix.slurp=0.2 mix.wikigold=0.3"

for one in "96 22" "112 23"; do
    set -- $one
    train --teachers --minutes 5 --seed "$2" --out "$work/teacher$1.bin" \
        --set mix.hold_out=1 train.dropout=0.3 network.width="$1" mix.hand_copies=3 &
done
wait
for seed in 8 9; do
    train --start "$start" --fresh l m n o p --teachers "$start" "$work"/teacher96.bin "$work"/teacher112.bin \
        --minutes 6 --seed $seed --out "$work/first$seed.bin" --set $less \
        train.learn_rate=0.001 train.fresh_share=0.6 mix.hand_copies=2 mix.sms_copies=2 &
done
wait
"$python" -m models.mean "$work"/first[89].bin --start "$start" --share 1 --out "$work/first.bin"
"$python" -m models.mean "$work"/first[89].bin --start "$start" --share 0.5 --out "$work/half.bin"
for seed in 31 32; do
    train --start "$work/half.bin" --fresh l m n o p --teachers "$start" "$work/first.bin" \
        --minutes 20 --seed $seed --out "$work/second$seed.bin" --set $less \
        train.learn_rate=0.0012 train.fresh_share=0.5 mix.hand_copies=3 mix.sms_copies=3 &
done
wait
"$python" -m models.mean "$work"/second3[12].bin --start "$work/half.bin" --share 1 --version 3.2 \
    --out wa_redact/data/ner.bin
