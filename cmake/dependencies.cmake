# libyaml, cJSON and utf8proc, found by pkg-config where it is there.
#
# They are found by name, so that whichway.pc passes on to who links the
# archive what linking takes (whichway_libs_private), and none of their flags
# to who compiles: the public headers include nothing of theirs.
#
# whichway_deps takes an archive where there is one (a process starts faster
# the fewer shared libraries it loads), whichway_deps_shared never does.
find_package(PkgConfig QUIET)
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)

add_library(whichway_deps INTERFACE)
add_library(whichway_deps_shared INTERFACE)
set(whichway_missing "")
set(whichway_libs_private "")

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
  set(flags ${${name}_PC_STATIC_LDFLAGS})
  if(NOT flags)
    set(flags -l${library})
  endif()
  set(whichway_libs_private ${whichway_libs_private} ${flags} PARENT_SCOPE)
  foreach(target whichway_deps whichway_deps_shared)
    target_include_directories(${target} SYSTEM INTERFACE ${${name}_INCLUDE})
  endforeach()
endfunction()

whichway_need(libyaml yaml-0.1 yaml.h yaml)
whichway_need(cJSON libcjson cJSON.h cjson)
whichway_need(utf8proc libutf8proc utf8proc.h utf8proc)
target_link_libraries(whichway_deps INTERFACE Threads::Threads)
target_link_libraries(whichway_deps_shared INTERFACE Threads::Threads)
list(APPEND whichway_libs_private ${CMAKE_THREAD_LIBS_INIT} -lm)
list(REMOVE_DUPLICATES whichway_libs_private)

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
