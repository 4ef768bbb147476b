# `bitpoll-manage COMMAND`: the commands that the Django Bitpoll had in its manage.py. The program knows most of
# them by their old names.
{
  writeShellApplication,
  bitpoll,
}:

writeShellApplication {
  name = "bitpoll-manage";
  runtimeInputs = [ bitpoll ];
  text = ''
    case "''${1:-help}" in
      collectstatic)
        echo 'bitpoll-manage: nothing to collect, the program holds its style sheets, scripts and pictures itself'
        ;;
      compilemessages | makemessages)
        echo 'bitpoll-manage: nothing to compile, the program holds its words in every language itself'
        ;;
      showmigrations)
        exec bitpoll migrate status
        ;;
      sendtestemail)
        shift
        exec bitpoll mail test "$@"
        ;;
      *)
        exec bitpoll "$@"
        ;;
    esac
  '';
}
