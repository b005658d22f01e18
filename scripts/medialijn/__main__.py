from medialijn.cli import main

main()
