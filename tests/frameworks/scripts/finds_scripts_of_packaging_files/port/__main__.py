from port.main import main

main()
