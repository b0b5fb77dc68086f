def stand(queue, person):
    queue.enqueue(person)
    queue.enqueue("person")
