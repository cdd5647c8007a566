#include "commands/command_line.h"

int main(int count, char** words)
{
    return sayso::commands::run(count, words, sayso::commands::World());
}
