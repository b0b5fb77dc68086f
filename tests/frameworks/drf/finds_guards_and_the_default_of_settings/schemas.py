def documented(**texts):
    return lambda function: function
