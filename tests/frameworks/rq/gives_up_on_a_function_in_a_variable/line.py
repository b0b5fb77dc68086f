def run(queue, name):
    queue.enqueue(globals()[name])
