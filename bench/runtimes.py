"""Which runtime runs the encoder: tokens a second on one thread, and how far int8 is from fp32.

Needs onnx, onnxruntime, openvino and nncf beside tokenizers and numpy, and an encoder as ONNX with
inputs `ids` and `mask` [batch, tokens] and the last hidden states [batch, tokens, width] as output.

usage: python bench/runtimes.py ENCODER.onnx TOKENIZER.json TEXTS.jsonl [WORK_FOLDER] [NAME...]
"""

from __future__ import annotations

import itertools
import json
import os
import pathlib
import sys
import time
from collections.abc import Callable, Iterator

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

import numpy as np
from tokenizers import Tokenizer

LENGTHS = (64, 128, 256)
Run = Callable[[np.ndarray, np.ndarray], np.ndarray]


def paragraphs(texts: pathlib.Path, tokenizer: Tokenizer, count: int) -> list[np.ndarray]:
    """Token ids of `count` paragraphs of 20 to 256 tokens, spread over the texts, [tokens] each."""
    found: list[np.ndarray] = []
    with texts.open(encoding="utf-8") as rows:
        for row in rows:
            taken = 0
            for paragraph in json.loads(row)["text"].split("\n\n"):
                ids = tokenizer.encode(paragraph).ids
                if 20 <= len(ids) <= 256 and taken < 2:
                    found.append(np.array(ids, dtype=np.int64))
                    taken += 1
            if len(found) >= count:
                return found[:count]
    return found


def one(ids: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A batch of one window, all of it text."""
    return ids[None, :], np.ones((1, len(ids)), dtype=np.int64)


def ort(path: pathlib.Path) -> Run:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return lambda ids, mask: session.run(None, {"ids": ids, "mask": mask})[0]


def openvino(path: pathlib.Path, **settings: str) -> Run:
    import openvino as ov

    core = ov.Core()
    compiled = core.compile_model(
        core.read_model(path), "CPU", {"INFERENCE_NUM_THREADS": "1", "NUM_STREAMS": "1", **settings}
    )
    request = compiled.create_infer_request()
    return lambda ids, mask: np.array(request.infer({"ids": ids, "mask": mask})[compiled.output(0)])


def ort_dynamic(encoder: pathlib.Path, made: pathlib.Path, _: list[np.ndarray]) -> None:
    from onnxruntime.quantization import quantize_dynamic

    quantize_dynamic(
        encoder, made, per_channel=True, reduce_range=True, op_types_to_quantize=["MatMul", "Gather"]
    )


def ort_static(encoder: pathlib.Path, made: pathlib.Path, calibration: list[np.ndarray]) -> None:
    from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static

    class Windows(CalibrationDataReader):  # type: ignore[misc]
        def __init__(self) -> None:
            self.rows: Iterator[np.ndarray] = iter(calibration)

        def get_next(self) -> dict[str, np.ndarray] | None:
            ids = next(self.rows, None)
            return None if ids is None else dict(zip(("ids", "mask"), one(ids), strict=True))

    quantize_static(
        encoder,
        made,
        Windows(),
        quant_format=QuantFormat.QDQ,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=True,
        activation_type=QuantType.QUInt8,
        weight_type=QuantType.QInt8,
    )


def ort_blocks(encoder: pathlib.Path, made: pathlib.Path, _: list[np.ndarray]) -> None:
    import onnx
    from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

    quantizer = MatMulNBitsQuantizer(
        onnx.load(encoder), bits=8, block_size=32, is_symmetric=True, accuracy_level=4
    )
    quantizer.process()
    quantizer.model.save_model_to_file(str(made))


def openvino_static(encoder: pathlib.Path, made: pathlib.Path, calibration: list[np.ndarray]) -> None:
    import nncf
    import openvino as ov

    rows = nncf.Dataset(calibration, lambda ids: dict(zip(("ids", "mask"), one(ids), strict=True)))
    model = nncf.quantize(
        ov.Core().read_model(encoder),
        rows,
        model_type=nncf.ModelType.TRANSFORMER,
        subset_size=len(calibration),
        preset=nncf.QuantizationPreset.MIXED,
    )
    ov.save_model(model, made, compress_to_fp16=False)


def openvino_weights(encoder: pathlib.Path, made: pathlib.Path, _: list[np.ndarray]) -> None:
    import nncf
    import openvino as ov

    model = nncf.compress_weights(ov.Core().read_model(encoder), mode=nncf.CompressWeightsMode.INT8_SYM)
    ov.save_model(model, made, compress_to_fp16=False)


RUNTIMES: dict[str, tuple[Callable[..., None] | None, str, Callable[[pathlib.Path], Run]]] = {
    "onnxruntime fp32": (None, "", ort),
    "onnxruntime int8 dynamic": (ort_dynamic, "ort-dynamic.onnx", ort),
    "onnxruntime int8 static": (ort_static, "ort-static.onnx", ort),
    "onnxruntime int8 weights, rows quantised": (ort_blocks, "ort-blocks.onnx", ort),
    "openvino fp32": (None, "", lambda path: openvino(path, INFERENCE_PRECISION_HINT="f32")),
    "openvino default": (None, "", openvino),
    "openvino int8 weights": (openvino_weights, "ov-weights.xml", openvino),
    "openvino int8 static": (openvino_static, "ov-static.xml", openvino),
}


def speed(run: Run, ids: np.ndarray, seconds: float = 1.5) -> float:
    """Tokens a second of processor time over windows of [tokens], one at a time, after warming."""
    batch = one(ids)
    for _ in range(3):
        run(*batch)
    rates = []
    for _ in range(3):
        start, tokens = time.process_time(), 0
        while time.process_time() - start < seconds / 3:
            run(*batch)
            tokens += len(ids)
        rates.append(tokens / (time.process_time() - start))
    return float(np.median(rates))


def distance(reference: list[np.ndarray], states: list[np.ndarray]) -> tuple[float, float]:
    """Relative error over all states, and the 1st percentile of the cosine of a token's state."""
    a, b = np.concatenate([r[0] for r in reference]), np.concatenate([s[0] for s in states])
    cosine = (a * b).sum(1) / np.linalg.norm(a, axis=1) / np.linalg.norm(b, axis=1)
    return float(np.linalg.norm(a - b) / np.linalg.norm(a)), float(np.percentile(cosine, 1))


def company(run: Run, windows: list[np.ndarray]) -> tuple[float, float]:
    """How far a window's states move in other company, largest absolute difference: beside windows
    of its own length, and padded to twice its length beside a longer one."""
    same = padded = 0.0
    for ids, other in itertools.pairwise(windows):
        alone = run(*one(ids))[0]
        beside = np.stack([ids, np.resize(other, len(ids)), np.resize(other[::-1], len(ids))])
        same = max(same, float(np.abs(run(beside, np.ones_like(beside))[0] - alone).max()))
        long = np.resize(other, 2 * len(ids))
        pad = np.stack([np.pad(ids, (0, len(ids))), long])
        mask = np.stack([np.repeat([1, 0], len(ids)), np.ones(2 * len(ids), dtype=np.int64)])
        padded = max(padded, float(np.abs(run(pad, mask)[0, : len(ids)] - alone).max()))
    return same, padded


def main() -> None:
    encoder, tokens, texts = (pathlib.Path(a) for a in sys.argv[1:4])
    work = pathlib.Path(sys.argv[4] if len(sys.argv) > 4 else "runtimes")
    work.mkdir(exist_ok=True)
    tokenizer = Tokenizer.from_file(str(tokens))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    windows = paragraphs(texts, tokenizer, 300)
    calibration, held = windows[:200], windows[200:]
    reference = [ort(encoder)(*one(ids)) for ids in held]
    stream = np.concatenate(windows)
    head = " ".join(f"{f'{n} tok':>9}" for n in LENGTHS)
    print(f"{'runtime':42}{head}   MB  load s  rel.err  cos p1  beside   padded")
    for name in sys.argv[5:] or RUNTIMES:
        make, file, load = RUNTIMES[name]
        path = work / file if make else encoder
        if make and not path.exists():
            make(encoder, path, calibration)
        size = sum(p.stat().st_size for p in {path, path.with_suffix(".bin")} if p.exists()) / 1e6
        start = time.perf_counter()
        run = load(path)
        loaded = time.perf_counter() - start
        rates = " ".join(f"{speed(run, stream[:n]):9.0f}" for n in LENGTHS)
        error, cosine = distance(reference, [run(*one(ids)) for ids in held])
        same, padded = company(run, held[:12])
        rest = f"{size:4.0f} {loaded:7.2f} {error:8.4f} {cosine:7.4f} {same:8.1e} {padded:8.1e}"
        print(f"{name:42}{rates} {rest}", flush=True)


if __name__ == "__main__":
    main()
