# libyaml, cJSON and utf8proc, found by pkg-config where it is there.
#
# whichway_deps takes an archive where there is one (a process starts faster
# the fewer shared libraries it loads), whichway_deps_shared never does.
find_package(PkgConfig QUIET)

add_library(whichway_deps INTERFACE)
add_library(whichway_deps_shared INTERFACE)
set(whichway_missing "")

function(whichway_need name module header library)
  if(PKG_CONFIG_FOUND)
    pkg_check_modules(${name}_PC QUIET ${module})
  endif()
  set(hints HINTS ${${name}_PC_INCLUDE_DIRS} ${${name}_PC_INCLUDEDIR}
    ${${name}_PC_LIBRARY_DIRS} ${${name}_PC_LIBDIR})
  find_path(${name}_INCLUDE ${header} ${hints} PATH_SUFFIXES cjson)
  find_library(${name}_ARCHIVE lib${library}.a ${hints})
  find_library(${name}_LIBRARY ${library} ${hints})
  mark_as_advanced(${name}_INCLUDE ${name}_ARCHIVE ${name}_LIBRARY)
  if(NOT ${name}_INCLUDE OR NOT ${name}_LIBRARY)
    set(whichway_missing ${whichway_missing} ${name} PARENT_SCOPE)
    return()
  endif()
  if(${name}_ARCHIVE)
    target_link_libraries(whichway_deps INTERFACE ${${name}_ARCHIVE})
  else()
    target_link_libraries(whichway_deps INTERFACE ${${name}_LIBRARY})
  endif()
  target_link_libraries(whichway_deps_shared INTERFACE ${${name}_LIBRARY})
  foreach(target whichway_deps whichway_deps_shared)
    target_include_directories(${target} SYSTEM INTERFACE ${${name}_INCLUDE})
  endforeach()
endfunction()

whichway_need(libyaml yaml-0.1 yaml.h yaml)
whichway_need(cJSON libcjson cJSON.h cjson)
whichway_need(utf8proc libutf8proc utf8proc.h utf8proc)

if(whichway_missing)
  list(JOIN whichway_missing ", " names)
  message(FATAL_ERROR "Not found: ${names}. './dev run' installs what is "
    "missing; by hand:\n"
    "  Debian, Ubuntu: apt-get install libyaml-dev libcjson-dev "
    "libutf8proc-dev\n"
    "  Fedora:         dnf install libyaml-devel cjson-devel "
    "utf8proc-devel\n"
    "  Arch:           pacman -S libyaml cjson libutf8proc\n"
    "  macOS:          brew install libyaml cjson utf8proc")
endif()
