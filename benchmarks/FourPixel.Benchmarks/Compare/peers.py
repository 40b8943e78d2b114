"""Trains the networks of the comparison with PyTorch and scikit-learn, where they are installed.

Reads one JSON object a line: the peer, the case and where its rows are. Answers with one JSON object a line: the seconds
of an epoch, (epochs + 1 minus 1) / epochs as FourPixel is timed, and the training loss of the last epoch.
"""

import json
import sys
import time
import warnings

import numpy

try:
    import torch
except ImportError:
    torch = None

try:
    from sklearn.neural_network import MLPClassifier
except ImportError:
    MLPClassifier = None

warnings.filterwarnings("ignore")


def train_torch(case, inputs, labels, epochs, threads):
    torch.set_num_threads(threads)
    torch.manual_seed(case["Seed"])
    sizes = case["Sizes"]
    activation = torch.nn.ReLU if case["Activation"] == "ReLU" else torch.nn.Tanh
    layers = []
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        layers += [torch.nn.Linear(fan_in, fan_out), activation()]
    model = torch.nn.Sequential(*layers[:-1])
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    cross_entropy = torch.nn.CrossEntropyLoss()
    rows, batch = len(labels), case["BatchSize"]
    total = 0.0
    for _ in range(epochs):
        order = torch.randperm(rows)
        total = 0.0
        for start in range(0, rows, batch):
            chosen = order[start:start + batch]
            optimizer.zero_grad(set_to_none=True)
            loss = cross_entropy(model(inputs[chosen]), labels[chosen])
            loss.backward()
            optimizer.step()
            total += loss.item() * len(chosen)
    return total / rows


def train_sklearn(case, inputs, labels, epochs):
    model = MLPClassifier(
        hidden_layer_sizes=case["Sizes"][1:-1], activation="relu" if case["Activation"] == "ReLU" else "tanh",
        batch_size=case["BatchSize"], alpha=0, max_iter=epochs, tol=0, n_iter_no_change=10**9, random_state=case["Seed"])
    model.fit(inputs, labels)
    return model.loss_


def run(request):
    case, peer = request["Case"], request["Peer"]
    inputs = numpy.fromfile(request["Inputs"], dtype=numpy.float32).reshape(-1, case["Sizes"][0])
    labels = numpy.fromfile(request["Labels"], dtype=numpy.float32).astype(numpy.int64)
    if peer.startswith("PyTorch"):
        data = torch.from_numpy(inputs), torch.from_numpy(labels)
        threads = int(peer.split()[-2])

        def train(epochs):
            return train_torch(case, *data, epochs, threads)
    else:
        def train(epochs):
            return train_sklearn(case, inputs, labels, epochs)

    epochs = request["Epochs"]
    start = time.perf_counter()
    train(1)
    middle = time.perf_counter()
    loss = train(epochs + 1)
    end = time.perf_counter()
    return {"Seconds": ((end - middle) - (middle - start)) / epochs, "Loss": loss}


def main():
    versions = {}
    if torch is not None:
        versions["PyTorch"] = torch.__version__
    if MLPClassifier is not None:
        import sklearn
        versions["scikit-learn"] = sklearn.__version__
    print(json.dumps(versions), flush=True)
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)


main()
